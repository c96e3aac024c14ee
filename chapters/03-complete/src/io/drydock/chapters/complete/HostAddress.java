package io.drydock.chapters.complete;

import io.drydock.apimachinery.net.IpAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/**
 * Where others find this machine.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/net/interface.go: ResolveBindAddress"
 */
final class HostAddress {
    private HostAddress() {}

    /** The address of an interface that leads off this machine; the loopback address where there is none. */
    static IpAddress own() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(address -> IpAddress.ofBytes(address.getAddress()))
                    .findFirst()
                    .orElseGet(() -> IpAddress.ofBytes(loopback.getAddress()));
        } catch (SocketException unreadable) {
            return IpAddress.ofBytes(loopback.getAddress());
        }
    }
}
