///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//JAVAC_OPTIONS -XDignore.symbol.file=true
//SOURCES ../01-main/src/**.java
//SOURCES src/**.java

import io.drydock.chapters.signals.SignalHandlerChapter;

void main(String[] arguments) throws Exception {
    SignalHandlerChapter.main(arguments);
}
