package io.drydock.storage.etcd;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** One etcd server and the connection to it, which is made when it is needed and made again when it is lost. */
final class EtcdMember implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MILLIS = 3_000;
    /** As often as etcd allows without being told otherwise. */
    private static final Duration KEEPALIVE = Duration.ofSeconds(10);

    private static final Duration KEEPALIVE_TIMEOUT = Duration.ofSeconds(5);

    private final URI server;
    private final ManagedChannel channel;

    EtcdMember(URI server, EtcdConfig config, Executor executor) {
        this.server = server;
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(server.getHost(), EtcdConfig.port(server))
                .executor(executor)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .keepAliveTime(KEEPALIVE.toMillis(), TimeUnit.MILLISECONDS)
                .keepAliveTimeout(KEEPALIVE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .maxInboundMessageSize(Integer.MAX_VALUE)
                // What is sent again is decided here, where it is known what may be.
                .disableRetry();
        if ("https".equals(server.getScheme())) {
            secure(builder, config);
        } else {
            builder.usePlaintext();
        }
        this.channel = builder.build();
    }

    private static void secure(NettyChannelBuilder builder, EtcdConfig config) {
        try {
            SslContextBuilder tls = GrpcSslContexts.forClient();
            config.client()
                    .ifPresent(client ->
                            tls.keyManager(client.key(), client.chain().toArray(X509Certificate[]::new)));
            if (!config.authorities().isEmpty()) {
                tls.trustManager(config.authorities().toArray(X509Certificate[]::new));
            }
            builder.sslContext(tls.build());
        } catch (SSLException unusable) {
            throw new IllegalArgumentException(
                    "the certificates for etcd cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    URI server() {
        return server;
    }

    ManagedChannel channel() {
        return channel;
    }

    /**
     * Asks and waits for the answer. A connection that was lost is tried again at once.
     *
     * @throws io.grpc.StatusRuntimeException when there is none, or it is an error
     */
    <Q, A> A call(MethodDescriptor<Q, A> method, Q request, Duration patience, Sent sent) {
        channel.resetConnectBackoff();
        return ClientCalls.blockingUnaryCall(
                channel,
                method,
                CallOptions.DEFAULT
                        .withDeadlineAfter(patience.toNanos(), TimeUnit.NANOSECONDS)
                        .withStreamTracerFactory(sent),
                request);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
