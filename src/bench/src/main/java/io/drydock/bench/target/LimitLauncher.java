package io.drydock.bench.target;

import io.drydock.apiserver.certificates.SelfSigned;
import io.drydock.bench.limit.BareServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts what the machine, TLS and Jetty allow: a bare handler, in a JVM with the same options as the server's.
 *
 * @param javaOptions of the JVM
 */
public record LimitLauncher(List<String> javaOptions) implements Launcher {
    private static final String HOST = "127.0.0.1";

    public LimitLauncher {
        javaOptions = List.copyOf(javaOptions);
    }

    @Override
    public Target launch() throws InterruptedException {
        Scratch scratch = Scratch.create();
        Path certificate = scratch.file("tls.crt");
        Path key = scratch.file("tls.key");
        SelfSigned.write(SelfSigned.serving(List.of(HOST)), certificate, key);
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(javaOptions);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), BareServer.class.getName()));
        line.addAll(List.of(certificate.toString(), key.toString()));
        try {
            ChildProcess child = ChildProcess.start("the bare server", line, scratch.file("log"));
            return Target.started(
                    Credentials.trustingAnybody().endpoint("https://" + HOST + ":" + child.readyWith()),
                    child,
                    scratch::delete);
        } catch (TargetException failure) {
            scratch.delete();
            throw failure;
        }
    }
}
