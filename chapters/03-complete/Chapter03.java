///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../../src/apimachinery/src/main/java/io/drydock/apimachinery/net/Cidr.java
//SOURCES ../../src/apimachinery/src/main/java/io/drydock/apimachinery/net/IpAddress.java
//SOURCES ../01-main/src/**.java
//SOURCES ../02-command/src/**.java
//SOURCES src/**.java

import io.drydock.chapters.complete.CompleteChapter;

void main(String[] arguments) throws Exception {
    CompleteChapter.main(arguments);
}
