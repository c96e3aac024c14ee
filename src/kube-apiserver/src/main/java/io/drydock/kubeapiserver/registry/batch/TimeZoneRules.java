package io.drydock.kubeapiserver.registry.batch;

import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;

/**
 * Which names of time zones there are.
 *
 * @see "Go: time/zoneinfo.go: LoadLocation"
 */
final class TimeZoneRules {
    private TimeZoneRules() {}

    /** Whether the name stands for a place, or is one of those that every system knows. */
    static boolean isLoadable(String name) {
        return name.isEmpty() || name.equals("UTC") || name.equals("Local") || isPlace(name);
    }

    private static boolean isPlace(String name) {
        return ZoneRulesProvider.getAvailableZoneIds().contains(name)
                && !name.startsWith("SystemV/")
                && ZoneId.of(name).getId().equals(name);
    }
}
