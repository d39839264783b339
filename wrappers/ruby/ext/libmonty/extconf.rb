# frozen_string_literal: true

# Finds monty.h and libmonty: where --with-monty-include, --with-monty-lib or --with-monty-dir say, else by pkg-config.
require "mkmf"

dir_config("monty")
unless have_header("monty.h") && have_library("monty", "monty_abi_version", "monty.h")
  pkg_config("monty") or abort "libmonty is not here: install it, or say --with-monty-dir=PREFIX"
end
# A library outside the system's folders is found again at run time.
$LDFLAGS << " -Wl,-rpath,#{with_config("monty-lib")}" if with_config("monty-lib")
$CFLAGS << " -std=c11 -Wall -Wextra -Wno-unused-parameter"
# Not "libmonty": the extension must not be found in the place of the library.
create_makefile("libmonty/native")
