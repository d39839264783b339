// The same through monty.hpp.
#include <monty.hpp>
#include <cstdio>

int main()
{
    const monty::Program program("answer = ask('how many?')\nf'{answer + 1} is the answer'\n", monty::Options().function("ask"));
    monty::Run run(program);
    run.step();
    run.resume(41);
    std::puts(std::string(run.result().str()).c_str());
    return 0;
}
