package io.drydock.notebooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;

/**
 * Starts the kernel that runs the notebooks, and lets Jupyter in when it is ready. By itself the kernel is not to be
 * relied on at its start: it listens before it knows what to answer, and a first question that comes in between ends
 * it; and one of its threads may end at once, when it runs before it has been told that it may.
 */
public final class NotebookKernel {
    private static final int ATTEMPTS = 20;
    private static final Duration AT_ONCE = Duration.ofMillis(30);

    /** The kernel calls both the shell's and the control channel's thread {@code Shell}. */
    private static final Set<String> THREADS = Set.of("Shell", "Heartbeat");

    private NotebookKernel() {}

    /** @param arguments the file in which Jupyter says where it will ask */
    public static void main(String... arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        ConnectionProperties asked =
                Transform.fromJson(Files.readString(Path.of(arguments[0])), ConnectionProperties.class);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<Door> doors = new ArrayList<>();
            Channels channels = new Channels(new ConnectionProperties(
                    behindDoor(doors, asked.ip(), asked.controlPort()),
                    behindDoor(doors, asked.ip(), asked.shellPort()),
                    asked.transport(),
                    asked.signatureScheme(),
                    behindDoor(doors, asked.ip(), asked.stdinPort()),
                    behindDoor(doors, asked.ip(), asked.hbPort()),
                    asked.ip(),
                    behindDoor(doors, asked.ip(), asked.iopubPort()),
                    asked.key()));
            channels.connect(MainApp.kernel);
            if (isListening(attempt)) {
                for (Door door : doors) {
                    door.open();
                }
                channels.joinUntilClose();
                return;
            }
            channels.close();
        }
        throw new IllegalStateException("the kernel did not start in " + ATTEMPTS + " attempts");
    }

    private static int behindDoor(List<Door> doors, String address, int port) throws IOException {
        Door door = new Door(address, port);
        doors.add(door);
        return door.inner();
    }

    /** Whether the threads of both channels that are asked, and the one that says that all is well, have stayed. */
    private static boolean isListening(int attempt) throws InterruptedException {
        int listening = 0;
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (THREADS.contains(thread.getName().replace("-" + attempt, "")) && !thread.join(AT_ONCE)) {
                listening++;
            }
        }
        return listening == 3;
    }
}
