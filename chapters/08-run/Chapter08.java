///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//JAVAC_OPTIONS -XDignore.symbol.file=true
//DEPS tools.jackson.core:jackson-databind:3.2.4
//DEPS org.bouncycastle:bcpkix-jdk18on:1.86
//DEPS com.google.protobuf:protobuf-java:4.35.1
//DEPS com.google.re2j:re2j:1.8
//DEPS org.snakeyaml:snakeyaml-engine:3.1.1
//DEPS org.jspecify:jspecify:1.0.1
//SOURCES ../01-main/src/**.java
//SOURCES ../02-command/src/**.java
//SOURCES ../03-complete/src/**.java
//SOURCES ../04-signal-handler/src/**.java
//SOURCES ../05-create-server-chain/src/**.java
//SOURCES ../06-generic-config-new/src/**.java
//SOURCES ../07-prepare-run/src/**.java
//SOURCES ../objects/src/**.java
//SOURCES ../../src/apimachinery/src/main/java/**.java
//SOURCES ../../src/apiserver/src/main/java/io/drydock/apiserver/storage/*.java
//SOURCES ../../src/apiserver/src/main/java/io/drydock/apiserver/storage/memory/*.java
//SOURCES ../../src/apiserver/src/main/java/io/drydock/apiserver/storage/tree/*.java
//SOURCES ../../src/apiserver/src/main/java/io/drydock/apiserver/storage/expiry/*.java
//SOURCES ../../src/apiserver/src/main/java/io/drydock/apiserver/storage/watch/*.java
//SOURCES ../../src/apiserver/src/main/java/io/drydock/apiserver/certificates/**.java
//FILES io/drydock/apimachinery/protobuf/messages-1.20.txt.gz=../../src/apimachinery/src/main/resources/io/drydock/apimachinery/protobuf/messages-1.20.txt.gz
//SOURCES src/**.java

import io.drydock.chapters.run.RunChapter;

void main(String[] arguments) throws Exception {
    RunChapter.main(arguments);
}
