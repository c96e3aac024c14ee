package io.drydock.apiserver.metrics;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/** What the operating system and the JVM know of this process, read when somebody asks. */
final class ProcessMetrics {
    private static final Path PROC = Path.of("/proc/self");

    private ProcessMetrics() {}

    static void register(PrometheusRegistry registry) {
        CounterWithCallback.builder()
                .name("process_cpu_seconds_total")
                .help("Total user and system CPU time spent in seconds.")
                .callback(point -> point.call(cpuSeconds()))
                .register(registry);
        gauge(
                registry,
                "process_start_time_seconds",
                "Start time of the process since unix epoch in seconds.",
                ProcessMetrics::startSeconds);
        gauge(
                registry,
                "jvm_heap_used_bytes",
                "Bytes of the heap in use, garbage included.",
                () -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        gauge(
                registry,
                "jvm_heap_max_bytes",
                "Most bytes the heap may take.",
                () -> Runtime.getRuntime().maxMemory());
        if (Files.isReadable(PROC.resolve("status"))) {
            gauge(
                    registry,
                    "process_resident_memory_bytes",
                    "Resident memory size in bytes.",
                    () -> statusKilobytes("VmRSS:") * 1024);
            gauge(
                    registry,
                    "process_virtual_memory_bytes",
                    "Virtual memory size in bytes.",
                    () -> statusKilobytes("VmSize:") * 1024);
            gauge(
                    registry,
                    "process_open_fds",
                    "Number of open file descriptors.",
                    ProcessMetrics::openFileDescriptors);
        }
    }

    private static void gauge(PrometheusRegistry registry, String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(point -> point.call(value.getAsDouble()))
                .register(registry);
    }

    private static double cpuSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .map(Duration::toMillis)
                        .orElse(0L)
                / 1000.0;
    }

    private static double startSeconds() {
        return ProcessHandle.current()
                        .info()
                        .startInstant()
                        .map(Instant::toEpochMilli)
                        .orElse(0L)
                / 1000.0;
    }

    private static double statusKilobytes(String field) {
        try (Stream<String> lines = Files.lines(PROC.resolve("status"))) {
            return lines.filter(line -> line.startsWith(field))
                    .findFirst()
                    .map(line ->
                            line.substring(field.length()).replace("kB", "").strip())
                    .map(Double::parseDouble)
                    .orElse(0.0);
        } catch (IOException unreadable) {
            return 0;
        }
    }

    private static double openFileDescriptors() {
        try (Stream<Path> descriptors = Files.list(PROC.resolve("fd"))) {
            return descriptors.count();
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
