package io.drydock.kubeapiserver;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.options.Problems;
import io.drydock.kubeapiserver.options.ServerRunOptions;
import io.drydock.kubeapiserver.serviceaccount.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of service accounts' tokens that the user brings.
 *
 * @param signing empty when one is to be generated
 */
record TokenKeys(Optional<KeyPair> signing, List<PublicKey> verification) {

    static TokenKeys read(ServerRunOptions options, Problems problems) {
        Flag<String> signingFile = options.misc.serviceAccountSigningKeyFile;
        Optional<KeyPair> signing = signingFile.get().isEmpty()
                ? Optional.empty()
                : read(signingFile, signingFile.get(), KeyFile::privateKey, problems);
        Flag<List<String>> keyFiles = options.authentication.serviceAccounts.keyFiles;
        List<PublicKey> verification = new ArrayList<>();
        for (String file : keyFiles.get()) {
            read(keyFiles, file, KeyFile::publicKeys, problems).ifPresent(verification::addAll);
        }
        return new TokenKeys(signing, verification);
    }

    private interface KeyReader<T> {
        T read(Path file) throws IOException;
    }

    private static <T> Optional<T> read(Flag<?> flag, String file, KeyReader<T> reader, Problems problems) {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            problems.add("--" + flag.name() + "=" + file + ": must be a file that can be read");
            return Optional.empty();
        }
        try {
            return Optional.of(reader.read(path));
        } catch (IOException unusable) {
            problems.add("--" + flag.name() + "=" + file + ": " + unusable.getMessage());
            return Optional.empty();
        }
    }
}
