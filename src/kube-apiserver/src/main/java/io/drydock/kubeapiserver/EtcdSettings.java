package io.drydock.kubeapiserver;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.certificates.CertificateAndKey;
import io.drydock.apiserver.certificates.PemFiles;
import io.drydock.apiserver.certificates.UnusableCertificateException;
import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.options.EtcdOptions;
import io.drydock.apiserver.options.Problems;
import io.drydock.storage.etcd.EtcdConfig;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the etcd clusters are, and who we are to them.
 *
 * @param main keeps all that nothing else is said about
 * @param others keep a resource each
 */
record EtcdSettings(EtcdConfig main, Map<GroupResource, EtcdConfig> others) {

    /** Absent when no etcd is asked for, or when it cannot be used, which the problems say. */
    static Optional<EtcdSettings> read(EtcdOptions options, Duration patience, Problems problems) {
        List<URI> servers = servers(options.etcdServers, options.etcdServers.get().stream(), problems);
        Map<GroupResource, List<URI>> overrides = new LinkedHashMap<>();
        options.etcdServersOverrides.get().forEach(text -> override(options, text, overrides, problems));
        Optional<CertificateAndKey> client = client(options, problems);
        List<X509Certificate> authorities = authorities(options.etcdCaFile, problems);
        if (servers.isEmpty()) {
            return Optional.empty();
        }
        EtcdConfig main = new EtcdConfig(
                servers, client, authorities, options.etcdPrefix.get(), patience, options.etcdHealthcheckTimeout.get());
        Map<GroupResource, EtcdConfig> others = new LinkedHashMap<>();
        overrides.forEach((resource, own) -> others.put(resource, main.with(own)));
        return Optional.of(new EtcdSettings(main, others));
    }

    private static List<URI> servers(Flag<?> flag, Stream<String> texts, Problems problems) {
        return texts.flatMap(text -> {
                    try {
                        return Stream.of(EtcdConfig.server(text));
                    } catch (IllegalArgumentException unusable) {
                        problems.add(flag, unusable.getMessage());
                        return Stream.empty();
                    }
                })
                .toList();
    }

    private static void override(
            EtcdOptions options, String text, Map<GroupResource, List<URI>> overrides, Problems problems) {
        String[] halves = text.split("#", -1);
        String[] resource = halves[0].split("/", -1);
        if (halves.length != 2 || resource.length != 2) {
            problems.add("--etcd-servers-overrides: \"" + text
                    + "\" must be of the form group/resource#servers, the servers between semicolons");
            return;
        }
        List<URI> servers = servers(options.etcdServersOverrides, Stream.of(halves[1].split(";", -1)), problems);
        if (!servers.isEmpty()) {
            overrides.put(new GroupResource(resource[0], resource[1]), servers);
        }
    }

    private static Optional<CertificateAndKey> client(EtcdOptions options, Problems problems) {
        String certificate = options.etcdCertFile.get();
        String key = options.etcdKeyFile.get();
        if (certificate.isEmpty() != key.isEmpty()) {
            problems.add("--etcd-certfile and --etcd-keyfile belong together: one is given without the other");
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(PemFiles.readPair(Path.of(certificate), Path.of(key)));
        } catch (UnusableCertificateException unusable) {
            problems.add(options.etcdCertFile, String.valueOf(unusable.getMessage()));
            return Optional.empty();
        }
    }

    private static List<X509Certificate> authorities(Flag<String> file, Problems problems) {
        try {
            return file.get().isEmpty() ? List.of() : PemFiles.readCertificates(Path.of(file.get()));
        } catch (UnusableCertificateException unusable) {
            problems.add(file, String.valueOf(unusable.getMessage()));
            return List.of();
        }
    }
}
