package io.drydock.chapters.complete;

import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.net.IpAddress;
import io.drydock.chapters.command.ServerRunOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@link Completion} has found. */
record Completed(
        ServerRunOptions options,
        IpAddress bindAddress,
        IpAddress advertiseAddress,
        String externalHost,
        Cidr services,
        Optional<Cidr> secondaryServices,
        List<String> certificateNames,
        Map<String, Integer> watchCacheSizes,
        Map<String, Boolean> runtimeConfig)
        implements CompletedServerRunOptions {}
