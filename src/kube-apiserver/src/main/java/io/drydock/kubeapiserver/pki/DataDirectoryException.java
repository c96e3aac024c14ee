package io.drydock.kubeapiserver.pki;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** The data directory cannot be used. The message names the file and the reason, on one line. */
public final class DataDirectoryException extends RuntimeException {
    DataDirectoryException(String message, IOException cause) {
        super(message + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof FileSystemException failure) {
            String reason = failure.getReason();
            return cause.getClass().getSimpleName().replace("Exception", "") + " " + failure.getFile()
                    + (reason == null ? "" : " (" + reason + ")");
        }
        return String.valueOf(cause.getMessage());
    }
}
