# DeltaBlue, the incremental solver of one-way constraints by Freeman-Benson and Maloney: a chain of equalities and a projection.

REQUIRED, STRONG_PREFERRED, PREFERRED, STRONG_DEFAULT, NORMAL, WEAK_DEFAULT, WEAKEST = range(7)
NONE, FORWARD, BACKWARD = 0, 1, -1


class Variable:
    def __init__(self, value=0):
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.strength = WEAKEST
        self.stay = True


class Constraint:
    is_input = False

    def __init__(self, planner, strength):
        self.planner = planner
        self.strength = strength

    def add(self):
        for variable in self.variables():
            variable.constraints.append(self)
        self.forget_method()
        self.planner.incremental_add(self)

    def destroy(self):
        if self.is_satisfied():
            self.planner.incremental_remove(self)
        else:
            self.remove_from_graph()

    def remove_from_graph(self):
        for variable in self.variables():
            if self in variable.constraints:
                variable.constraints.remove(self)
        self.forget_method()

    def satisfy(self, mark):
        """Finds a way to be satisfied; gives the constraint that this overrides."""
        self.choose_method(mark)
        if not self.is_satisfied():
            if self.strength == REQUIRED:
                raise RuntimeError("a required constraint cannot be satisfied")
            return None
        self.mark_inputs(mark)
        out = self.output()
        overridden = out.determined_by
        if overridden is not None:
            overridden.forget_method()
        out.determined_by = self
        if not self.planner.add_propagate(self, mark):
            raise RuntimeError("a cycle")
        out.mark = mark
        return overridden


class Unary(Constraint):
    def __init__(self, planner, variable, strength):
        Constraint.__init__(self, planner, strength)
        self.variable = variable
        self.satisfied = False
        self.add()

    def variables(self):
        return (self.variable,)

    def inputs_of(self):
        return ()

    def output(self):
        return self.variable

    def is_satisfied(self):
        return self.satisfied

    def forget_method(self):
        self.satisfied = False

    def choose_method(self, mark):
        self.satisfied = self.variable.mark != mark and self.strength < self.variable.strength

    def mark_inputs(self, mark):
        pass

    def inputs_known(self, mark):
        return True

    def recalculate(self):
        self.variable.strength = self.strength
        self.variable.stay = not self.is_input
        if self.variable.stay:
            self.execute()


class Stay(Unary):
    def execute(self):
        pass


class Edit(Unary):
    is_input = True

    def execute(self):
        pass


class Binary(Constraint):
    def __init__(self, planner, first, second, strength):
        Constraint.__init__(self, planner, strength)
        self.first = first
        self.second = second
        self.direction = NONE
        self.add()

    def variables(self):
        return (self.first, self.second)

    def is_satisfied(self):
        return self.direction != NONE

    def forget_method(self):
        self.direction = NONE

    def input(self):
        return self.first if self.direction == FORWARD else self.second

    def output(self):
        return self.second if self.direction == FORWARD else self.first

    def inputs_of(self):
        return (self.input(),)

    def choose_method(self, mark):
        first, second = self.first, self.second
        self.direction = NONE
        if first.mark == mark:
            if second.mark != mark and self.strength < second.strength:
                self.direction = FORWARD
        elif second.mark == mark:
            if self.strength < first.strength:
                self.direction = BACKWARD
        elif first.strength > second.strength:
            if self.strength < first.strength:
                self.direction = BACKWARD
        elif self.strength < second.strength:
            self.direction = FORWARD

    def mark_inputs(self, mark):
        self.input().mark = mark

    def inputs_known(self, mark):
        source = self.input()
        return source.mark == mark or source.stay or source.determined_by is None

    def recalculate(self):
        source, out = self.input(), self.output()
        out.strength = max(self.strength, source.strength)
        out.stay = source.stay
        if out.stay:
            self.execute()


class Equality(Binary):
    def execute(self):
        self.output().value = self.input().value


class Scale(Binary):
    """second = first * scale + offset"""

    def __init__(self, planner, first, scale, offset, second, strength):
        self.scale = scale
        self.offset = offset
        Binary.__init__(self, planner, first, second, strength)

    def variables(self):
        return (self.first, self.second, self.scale, self.offset)

    def inputs_of(self):
        return (self.input(), self.scale, self.offset)

    def mark_inputs(self, mark):
        Binary.mark_inputs(self, mark)
        self.scale.mark = self.offset.mark = mark

    def execute(self):
        if self.direction == FORWARD:
            self.second.value = self.first.value * self.scale.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.scale.value

    def recalculate(self):
        source, out = self.input(), self.output()
        out.strength = max(self.strength, source.strength)
        out.stay = source.stay and self.scale.stay and self.offset.stay
        if out.stay:
            self.execute()


class Planner:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def incremental_add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark)
        while overridden is not None:
            overridden = overridden.satisfy(mark)

    def incremental_remove(self, constraint):
        out = constraint.output()
        constraint.forget_method()
        constraint.remove_from_graph()
        unsatisfied = self.remove_propagate(out)
        for strength in range(REQUIRED, WEAKEST):
            for other in unsatisfied:
                if other.strength == strength:
                    self.incremental_add(other)

    def add_propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            current = todo.pop()
            if current.output().mark == mark:
                self.incremental_remove(constraint)
                return False
            current.recalculate()
            self.add_consumers(current.output(), todo)
        return True

    def remove_propagate(self, out):
        out.determined_by = None
        out.strength = WEAKEST
        out.stay = True
        unsatisfied = []
        todo = [out]
        while todo:
            variable = todo.pop()
            for constraint in variable.constraints:
                if not constraint.is_satisfied():
                    unsatisfied.append(constraint)
            determining = variable.determined_by
            for constraint in variable.constraints:
                if constraint is not determining and constraint.is_satisfied():
                    constraint.recalculate()
                    todo.append(constraint.output())
        return unsatisfied

    def add_consumers(self, variable, todo):
        determining = variable.determined_by
        for constraint in variable.constraints:
            if constraint is not determining and constraint.is_satisfied():
                todo.append(constraint)

    def make_plan(self, sources):
        mark = self.new_mark()
        plan = []
        todo = sources
        while todo:
            constraint = todo.pop()
            out = constraint.output()
            if out.mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                out.mark = mark
                self.add_consumers(out, todo)
        return plan

    def plan_for(self, constraints):
        return self.make_plan([constraint for constraint in constraints if constraint.is_input and constraint.is_satisfied()])


def change(planner, variable, value):
    edit = Edit(planner, variable, PREFERRED)
    plan = planner.plan_for([edit])
    for _ in range(10):
        variable.value = value
        for constraint in plan:
            constraint.execute()
    edit.destroy()


def chain(n):
    planner = Planner()
    variables = [Variable() for _ in range(n + 1)]
    for first, second in zip(variables, variables[1:]):
        Equality(planner, first, second, REQUIRED)
    Stay(planner, variables[-1], STRONG_DEFAULT)
    edit = Edit(planner, variables[0], PREFERRED)
    plan = planner.plan_for([edit])
    total = 0
    for value in range(100):
        variables[0].value = value
        for constraint in plan:
            constraint.execute()
        if variables[-1].value != value:
            raise RuntimeError("the chain does not hold")
        total += variables[n // 2].value
    return total


def projection(n):
    planner = Planner()
    scale, offset = Variable(10), Variable(1000)
    sources, targets = [], []
    for i in range(n):
        source, target = Variable(i), Variable(i)
        sources.append(source)
        targets.append(target)
        Stay(planner, source, NORMAL)
        Scale(planner, source, scale, offset, target, REQUIRED)
    change(planner, source, 17)
    if target.value != 1170:
        raise RuntimeError("the projection does not hold forward")
    change(planner, target, 1050)
    if source.value != 5:
        raise RuntimeError("the projection does not hold backward")
    change(planner, scale, 5)
    if [target.value for target in targets[:-1]] != [i * 5 + 1000 for i in range(n - 1)]:
        raise RuntimeError("the scale does not reach all")
    change(planner, offset, 2000)
    if [target.value for target in targets[:-1]] != [i * 5 + 2000 for i in range(n - 1)]:
        raise RuntimeError("the offset does not reach all")
    return sum(target.value for target in targets)


def run(rounds, n):
    total = 0
    for _ in range(rounds):
        total += chain(n) + projection(n)
    return total


print(run(20, 100))
