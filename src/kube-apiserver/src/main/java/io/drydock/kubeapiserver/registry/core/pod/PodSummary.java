package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How a pod is doing, in a few words.
 *
 * @param status a phase, or what keeps the pod from getting further
 * @param lastRestart when a container ended for the last time; empty when none has
 * @see "Go: pkg/printers/internalversion/printers.go: printPod"
 */
record PodSummary(long ready, long total, String status, long restarts, String lastRestart) {

    static PodSummary of(KubeObject pod, Release release) {
        Reading reading = new Reading(pod, release.atLeast(Release.V1_36));
        if (!reading.initializing() || reading.isInitialized()) {
            reading.running();
        }
        return reading.summary();
    }

    /** Goes through the statuses of a pod's containers. */
    private static final class Reading {
        private final KubeObject pod;
        private final boolean hasSidecars;
        private final Set<String> sidecars = new HashSet<>();
        private String status;
        private long ready;
        private long total;
        private Restarts all = Restarts.NONE;
        private Restarts ofSidecars = Restarts.NONE;

        /** @param hasSidecars whether the release knows of init containers that go on running */
        Reading(KubeObject pod, boolean hasSidecars) {
            this.pod = pod;
            this.hasSidecars = hasSidecars;
            this.total = pod.at("spec", "containers").size();
            String reason = pod.at("status", "reason").asString("");
            this.status = reason.isEmpty() ? pod.at("status", "phase").asString("") : reason;
            for (JsonNode condition : pod.at("status", "conditions")) {
                boolean gated = condition.path("type").asString("").equals("PodScheduled")
                        && condition.path("reason").asString("").equals("SchedulingGated");
                if (gated && hasSidecars) {
                    status = "SchedulingGated";
                }
            }
            for (JsonNode container : pod.at("spec", "initContainers")) {
                if (hasSidecars && container.path("restartPolicy").asString("").equals("Always")) {
                    sidecars.add(container.path("name").asString(""));
                    total++;
                }
            }
        }

        boolean initializing() {
            int index = 0;
            for (JsonNode container : pod.at("status", "initContainerStatuses")) {
                boolean sidecar = sidecars.contains(container.path("name").asString(""));
                all = all.plus(container);
                ofSidecars = sidecar ? ofSidecars.plus(container) : ofSidecars;
                JsonNode terminated = container.path("state").path("terminated");
                boolean succeeded =
                        terminated.isObject() && terminated.path("exitCode").asLong(0) == 0;
                boolean started = sidecar && container.path("started").asBoolean(false);
                if (!succeeded && !started) {
                    status = "Init:" + unfinished(container, index);
                    return true;
                }
                if (!succeeded && container.path("ready").asBoolean(false)) {
                    ready++;
                }
                index++;
            }
            return false;
        }

        private String unfinished(JsonNode container, int index) {
            JsonNode terminated = container.path("state").path("terminated");
            String waiting =
                    container.path("state").path("waiting").path("reason").asString("");
            if (terminated.isObject()) {
                return reason(terminated);
            }
            return waiting.isEmpty() || waiting.equals("PodInitializing")
                    ? index + "/" + pod.at("spec", "initContainers").size()
                    : waiting;
        }

        /** Its containers may run although an init container has been started again. */
        boolean isInitialized() {
            return hasSidecars && isTrue("Initialized");
        }

        void running() {
            all = ofSidecars;
            boolean anyRunning = false;
            String failed = "";
            JsonNode containers = pod.at("status", "containerStatuses");
            for (int i = containers.size() - 1; i >= 0; i--) {
                JsonNode container = containers.get(i);
                all = all.plus(container);
                JsonNode state = container.path("state");
                JsonNode terminated = state.path("terminated");
                String waiting = state.path("waiting").path("reason").asString("");
                if (!waiting.isEmpty()) {
                    status = waiting;
                } else if (terminated.isObject()) {
                    status = reason(terminated);
                    failed = terminated.path("exitCode").asLong(0) == 0 ? failed : status;
                } else if (container.path("ready").asBoolean(false)
                        && state.path("running").isObject()) {
                    anyRunning = true;
                    ready++;
                }
            }
            if (status.equals("Completed")) {
                status = notAllCompleted(anyRunning, hasSidecars ? failed : "");
            }
        }

        private String notAllCompleted(boolean anyRunning, String failed) {
            if (anyRunning && isTrue("Ready")) {
                return "Running";
            }
            if (!failed.isEmpty()) {
                return failed;
            }
            return anyRunning ? "NotReady" : status;
        }

        private boolean isTrue(String type) {
            for (JsonNode condition : pod.at("status", "conditions")) {
                if (condition.path("type").asString("").equals(type)) {
                    return condition.path("status").asString("").equals("True");
                }
            }
            return false;
        }

        private static String reason(JsonNode terminated) {
            String reason = terminated.path("reason").asString("");
            if (!reason.isEmpty()) {
                return reason;
            }
            long signal = terminated.path("signal").asLong(0);
            return signal != 0
                    ? "Signal:" + signal
                    : "ExitCode:" + terminated.path("exitCode").asLong(0);
        }

        PodSummary summary() {
            if (pod.deletionTimestamp().isPresent()) {
                if (pod.at("status", "reason").asString("").equals("NodeLost")) {
                    status = "Unknown";
                } else if (!hasSidecars || !hasEnded()) {
                    status = "Terminating";
                }
            }
            return new PodSummary(ready, total, status, all.count(), all.last());
        }

        private boolean hasEnded() {
            String phase = pod.at("status", "phase").asString("");
            return phase.equals("Succeeded") || phase.equals("Failed");
        }
    }

    /** @param last when a container ended for the last time; empty when none has */
    private record Restarts(long count, String last) {
        static final Restarts NONE = new Restarts(0, "");

        Restarts plus(JsonNode container) {
            String ended = container
                    .path("lastState")
                    .path("terminated")
                    .path("finishedAt")
                    .asString("");
            return new Restarts(
                    count + container.path("restartCount").asLong(0), ended.compareTo(last) > 0 ? ended : last);
        }
    }
}
