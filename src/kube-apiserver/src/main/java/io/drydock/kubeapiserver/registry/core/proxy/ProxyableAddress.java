package io.drydock.kubeapiserver.registry.core.proxy;

import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Says which addresses requests may be passed on to. Those of this machine itself and of its own link are none: what
 * listens there trusts its neighbours, and is not to be reached by whoever may write a pod's status.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/net/util.go"
 */
public final class ProxyableAddress {
    private ProxyableAddress() {}

    /** @throws StatusException 400 when it is no address, or not one of another machine */
    public static void require(String address) {
        if (!IpAddress.parse(address).map(ProxyableAddress::isGlobalUnicast).orElse(false)) {
            throw StatusErrors.badRequest("address not allowed");
        }
    }

    /** The same for all addresses that a name stands for. */
    public static void requireHost(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                require(address.getHostAddress());
            }
        } catch (UnknownHostException unknown) {
            throw StatusErrors.badRequest("lookup " + host + ": no such host");
        }
    }

    private static boolean isGlobalUnicast(IpAddress address) {
        return !address.isUnspecified()
                && !address.isLoopback()
                && !address.isMulticast()
                && !address.isLinkLocalUnicast()
                && !address.toString().equals("255.255.255.255");
    }
}
