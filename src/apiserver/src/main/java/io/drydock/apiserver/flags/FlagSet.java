package io.drydock.apiserver.flags;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Flags in named sections, in the order in which help shows the sections; flags within a section are in the order of
 * the alphabet.
 *
 * @see "Go: staging/src/k8s.io/component-base/cli/flag/sectioned.go: NamedFlagSets"
 */
public final class FlagSet {
    private final Map<String, Map<String, Flag<?>>> sections = new LinkedHashMap<>();
    private final Map<String, Flag<?>> byName = new HashMap<>();
    private final Map<Character, Flag<?>> byShorthand = new HashMap<>();

    /**
     * Adds a flag to a section.
     *
     * @throws IllegalStateException when another flag has its name or shorthand
     */
    public void add(String section, Flag<?> flag) {
        boolean taken = byName.put(flag.name(), flag) != null
                || flag.shorthand().map(letter -> byShorthand.put(letter, flag)).isPresent();
        if (taken) {
            throw new IllegalStateException("flag redefined: " + flag.display());
        }
        sections.computeIfAbsent(section, absent -> new TreeMap<>()).put(flag.name(), flag);
    }

    public Collection<String> sections() {
        return sections.keySet();
    }

    /** The flags of a section. */
    public Collection<Flag<?>> section(String name) {
        return sections.getOrDefault(name, Map.of()).values();
    }

    public Collection<Flag<?>> all() {
        return sections.values().stream()
                .flatMap(section -> section.values().stream())
                .toList();
    }

    public Optional<Flag<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * Gives a flag another default for this program, written as on a command line.
     *
     * @throws IllegalArgumentException when there is no such flag, or the value is malformed
     */
    public void preset(String name, String value) {
        find(name)
                .orElseThrow(() -> new IllegalArgumentException("no flag --" + name))
                .presetText(value);
    }

    Optional<Flag<?>> findShorthand(char letter) {
        return Optional.ofNullable(byShorthand.get(letter));
    }
}
