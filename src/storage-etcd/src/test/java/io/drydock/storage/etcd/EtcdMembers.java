package io.drydock.storage.etcd;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A cluster of several etcd servers on this machine. */
public final class EtcdMembers implements AutoCloseable {
    private final List<EtcdProcess> members;

    private EtcdMembers(List<EtcdProcess> members) {
        this.members = members;
    }

    /** All of them running; the test is skipped where there is no etcd. */
    public static EtcdMembers start(Path folder, int number) {
        List<Integer> ports = EtcdPorts.free(2 * number);
        String all = IntStream.range(0, number)
                .mapToObj(i -> name(i) + "=" + url(ports.get(2 * i + 1)))
                .collect(Collectors.joining(","));
        List<EtcdProcess> members = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            URI client = url(ports.get(2 * i));
            URI peer = url(ports.get(2 * i + 1));
            members.add(new EtcdProcess(
                    EtcdProcess.command(folder, name(i), client, peer, all, List.of()),
                    client,
                    folder.resolve(name(i) + ".log")));
        }
        members.forEach(EtcdProcess::start);
        members.forEach(EtcdProcess::awaitListening);
        return new EtcdMembers(members);
    }

    private static String name(int member) {
        return "etcd" + member;
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    public EtcdProcess get(int member) {
        return members.get(member);
    }

    /** Where clients connect, in the members' order. */
    public List<URI> clients() {
        return members.stream().map(EtcdProcess::client).toList();
    }

    @Override
    public void close() {
        members.forEach(EtcdProcess::close);
    }
}
