package io.drydock.kubeapiserver;

import io.drydock.apimachinery.net.IpAddress;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * What this machine is called.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/net/interface.go: ResolveBindAddress"
 */
final class HostAddresses {
    private HostAddresses() {}

    /** An IPv4 address of an interface that leads off this machine; the loopback address when there is none. */
    static IpAddress ownAddress() {
        return ofInterfaces().orElseGet(() -> IpAddress.ofBytes(new byte[] {127, 0, 0, 1}));
    }

    private static Optional<IpAddress> ofInterfaces() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(HostAddresses::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(InetAddress::getAddress)
                    .map(IpAddress::ofBytes)
                    .filter(address -> address.isIpv4() && !address.isLoopback() && !address.isLinkLocalUnicast())
                    .findFirst();
        } catch (SocketException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException unreadable) {
            return false;
        }
    }

    static Optional<String> hostName() {
        try {
            return Optional.of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException nameless) {
            return Optional.empty();
        }
    }
}
