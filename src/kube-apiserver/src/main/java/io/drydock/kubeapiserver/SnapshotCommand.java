package io.drydock.kubeapiserver;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.flags.FlagHelp;
import io.drydock.apiserver.flags.FlagParser;
import io.drydock.apiserver.options.Problems;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.snapshot.Restoration;
import io.drydock.apiserver.storage.snapshot.Snapshot;
import io.drydock.storage.etcd.EtcdStorage;
import io.drydock.storage.h2.H2Settings;
import io.drydock.storage.h2.H2Storage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Saves all objects of a store to a file, and restores them from it into the same store or another. */
final class SnapshotCommand {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final H2Settings QUIET = H2Settings.DEFAULT.withCompactionInterval(Duration.ZERO);
    private static final String USAGE = """
            Saves all objects of a store to a file, and restores them from it into the same store or another.

            Usage:
              drydock snapshot save FILE [flags]
              drydock snapshot restore FILE [flags]

            No server may use the file under --data-dir meanwhile. An etcd is saved while servers use it. A store that has
            been restored is past the resource versions of the snapshot, and clients that watch from before begin anew.
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    /** @param environment where the width of the terminal is looked for */
    SnapshotCommand(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = Map.copyOf(environment);
    }

    /** Executes what follows {@code drydock snapshot} and returns the exit code: 0 when it has done so, else 1. */
    int execute(String... arguments) {
        SnapshotOptions options = new SnapshotOptions();
        FlagParser.Result parsed = FlagParser.parse(options.flags(), List.of(arguments));
        Problems problems = new Problems();
        problems.addAll(parsed.problems());
        if (options.help.get() && problems.isEmpty()) {
            out.print(USAGE + FlagHelp.text(options.flags(), Terminal.width(environment)));
            out.flush();
            return OK;
        }
        Optional<EtcdSettings> etcd = options.read(problems);
        List<String> words = parsed.arguments();
        if (words.size() != 2 || !List.of("save", "restore").contains(words.getFirst())) {
            problems.add("\"drydock snapshot\" takes save or restore, and a file; it was given \""
                    + String.join(" ", words) + "\"");
        }
        if (!problems.isEmpty()) {
            problems.all().forEach(problem -> err.println("error: " + problem));
            return FAILED;
        }
        try {
            Path file = Path.of(words.getLast());
            out.println(words.getFirst().equals("save") ? save(file, etcd, options) : restore(file, etcd, options));
            return OK;
        } catch (StorageException | IOException failure) {
            err.println("error: " + failure.getMessage());
            return FAILED;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static String save(Path file, Optional<EtcdSettings> etcd, SnapshotOptions options) throws IOException {
        if (etcd.isEmpty() && !H2Storage.exists(options.storeFolder())) {
            throw new IOException("there is no store in " + options.storeFolder());
        }
        try (Storage storage = etcd.map(SnapshotCommand::open).orElseGet(() -> open(options.storeFolder()))) {
            Snapshot saved = Snapshot.save(storage, options.etcd.etcdPrefix.get(), file);
            return "saved " + saved.values() + " objects as of revision " + saved.revision() + " to " + file;
        }
    }

    private static String restore(Path file, Optional<EtcdSettings> etcd, SnapshotOptions options) throws IOException {
        Snapshot snapshot = Snapshot.verify(file);
        if (!snapshot.prefix().equals(options.etcd.etcdPrefix.get())) {
            throw new IOException(file + " has keys under " + snapshot.prefix()
                    + "; --etcd-prefix must be that, and is " + options.etcd.etcdPrefix.get());
        }
        Restoration restoration = new Restoration(snapshot, options.eventTimeToLive());
        long revision;
        if (etcd.isPresent()) {
            try (Storage storage = open(etcd.get())) {
                restoration.into(storage, options.replace.get());
                revision = storage.currentRevision();
            }
        } else {
            revision = new RestoredFolder(options.storeFolder(), QUIET).restore(restoration, options.replace.get());
        }
        return "restored " + snapshot.values() + " objects; the store is at revision " + revision;
    }

    private static Storage open(EtcdSettings etcd) {
        return new EtcdStorage(etcd.main(), new StoredProtobuf(BuiltInScheme.of(Release.newest())));
    }

    private static Storage open(Path folder) {
        return H2Storage.open(folder, QUIET);
    }
}
