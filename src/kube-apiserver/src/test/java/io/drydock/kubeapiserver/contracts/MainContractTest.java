package io.drydock.kubeapiserver.contracts;

import io.drydock.contracts.Finished;
import io.drydock.contracts.JavaProcess;
import io.drydock.contracts.MainContract;
import io.drydock.kubeapiserver.Main;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class MainContractTest implements MainContract {
    @TempDir
    private static Path folder;

    private static ServerSocket taken;

    @BeforeAll
    static void take_a_port() throws IOException {
        taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterAll
    static void give_it_back() throws IOException {
        taken.close();
    }

    @Override
    public Finished success() {
        return JavaProcess.run(Main.class.getName(), "--version");
    }

    @Override
    public Finished error() {
        return JavaProcess.run(
                Main.class.getName(), "-v=2", "--secure-port=" + taken.getLocalPort(), "--data-dir=" + folder);
    }

    @Override
    public String lastWordsInTheLog() {
        return "Version: v1.";
    }
}
