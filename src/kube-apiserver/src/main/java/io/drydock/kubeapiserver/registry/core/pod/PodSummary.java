package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import tools.jackson.databind.JsonNode;

/**
 * How a pod is doing, in a few words.
 *
 * @param status a phase, or what keeps the pod from getting further
 * @param lastRestart when a container ended for the last time; empty when none has
 * @see "Go: pkg/printers/internalversion/printers.go: printPod"
 */
record PodSummary(long ready, long total, String status, long restarts, String lastRestart) {

    static PodSummary of(KubeObject pod) {
        Reading reading = new Reading(pod);
        if (!reading.initializing()) {
            reading.running();
        }
        return reading.summary();
    }

    /** Goes through the statuses of a pod's containers. */
    private static final class Reading {
        private final KubeObject pod;
        private String status;
        private long ready;
        private long total;
        private long restarts;
        private String lastRestart = "";

        Reading(KubeObject pod) {
            this.pod = pod;
            this.total = pod.at("spec", "containers").size();
            String reason = pod.at("status", "reason").asString("");
            this.status = reason.isEmpty() ? pod.at("status", "phase").asString("") : reason;
            for (JsonNode condition : pod.at("status", "conditions")) {
                boolean gated = condition.path("type").asString("").equals("PodScheduled")
                        && condition.path("reason").asString("").equals("SchedulingGated");
                if (gated) {
                    status = "SchedulingGated";
                }
            }
        }

        boolean initializing() {
            int index = 0;
            for (JsonNode container : pod.at("status", "initContainerStatuses")) {
                count(container);
                JsonNode terminated = container.path("state").path("terminated");
                String waiting =
                        container.path("state").path("waiting").path("reason").asString("");
                if (terminated.isObject() && terminated.path("exitCode").asLong(0) == 0) {
                    index++;
                    continue;
                }
                if (terminated.isObject()) {
                    status = "Init:" + reason(terminated);
                } else if (!waiting.isEmpty() && !waiting.equals("PodInitializing")) {
                    status = "Init:" + waiting;
                } else {
                    status = "Init:" + index + "/"
                            + pod.at("spec", "initContainers").size();
                }
                return true;
            }
            return false;
        }

        void running() {
            restarts = 0;
            lastRestart = "";
            boolean anyRunning = false;
            JsonNode containers = pod.at("status", "containerStatuses");
            for (int i = containers.size() - 1; i >= 0; i--) {
                JsonNode container = containers.get(i);
                count(container);
                JsonNode state = container.path("state");
                String waiting = state.path("waiting").path("reason").asString("");
                if (!waiting.isEmpty()) {
                    status = waiting;
                } else if (state.path("terminated").isObject()) {
                    status = reason(state.path("terminated"));
                } else if (container.path("ready").asBoolean(false)
                        && state.path("running").isObject()) {
                    anyRunning = true;
                    ready++;
                }
            }
            if (status.equals("Completed") && anyRunning) {
                status = isReady() ? "Running" : "NotReady";
            }
        }

        private boolean isReady() {
            for (JsonNode condition : pod.at("status", "conditions")) {
                if (condition.path("type").asString("").equals("Ready")) {
                    return condition.path("status").asString("").equals("True");
                }
            }
            return false;
        }

        private void count(JsonNode container) {
            restarts += container.path("restartCount").asLong(0);
            String ended = container
                    .path("lastState")
                    .path("terminated")
                    .path("finishedAt")
                    .asString("");
            if (ended.compareTo(lastRestart) > 0) {
                lastRestart = ended;
            }
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
                boolean lost = pod.at("status", "reason").asString("").equals("NodeLost");
                status = lost ? "Unknown" : "Terminating";
            }
            return new PodSummary(ready, total, status, restarts, lastRestart);
        }
    }
}
