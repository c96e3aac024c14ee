package io.drydock.apiserver.audit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Appends each event to a file as a line of JSON, in one write, so that lines of requests that end together do not mix
 * and nothing waits in a buffer.
 *
 * @see "Go: staging/src/k8s.io/apiserver/plugin/pkg/audit/log/backend.go: backend"
 */
public final class AuditLog implements AuditBackend {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final String STANDARD_OUTPUT = "-";

    private final FileChannel file;

    private AuditLog(FileChannel file) {
        this.file = file;
    }

    /**
     * @param path of the file, made when there is none; {@code -} for standard output
     * @throws IOException when it cannot be written
     */
    public static AuditLog open(String path) throws IOException {
        return new AuditLog(
                path.equals(STANDARD_OUTPUT)
                        ? new FileOutputStream(FileDescriptor.out).getChannel()
                        : FileChannel.open(
                                Path.of(path),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.APPEND));
    }

    @Override
    public void record(ObjectNode event) {
        try {
            ByteBuffer line = ByteBuffer.wrap((event + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                file.write(line);
            }
        } catch (IOException failure) {
            LOG.error("an audit event could not be written: {}", failure.getMessage());
        }
    }

    @Override
    public void flush() {
        try {
            file.force(false);
        } catch (IOException failure) {
            LOG.debug("the audit log cannot be forced to disk: {}", failure.getMessage());
        }
    }
}
