///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//JAVAC_OPTIONS -XDignore.symbol.file
//SOURCES src/**.java
//SOURCES ../chapters/08-run/Chapter08.java
//FILES META-INF/services/org.rapaio.jupyter.kernel.display.spi.DisplayProvider=resources/META-INF/services/org.rapaio.jupyter.kernel.display.spi.DisplayProvider
//DEPS io.github.padreati:rapaio-jupyter-kernel:3.0.1

import io.drydock.notebooks.NotebookKernel;

// The kernel that runs the notebooks. It has the last chapter, and so all of them, and the pictures on its class path.
void main(String[] arguments) throws Exception {
    NotebookKernel.main(arguments);
}
