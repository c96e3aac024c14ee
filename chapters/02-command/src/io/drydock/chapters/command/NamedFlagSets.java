package io.drydock.chapters.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Flags in sections, so that a reader finds one among more than a hundred. Sections are in the order in which they were
 * bound, and the flags of each in that of the alphabet.
 *
 * @see "Go: staging/src/k8s.io/component-base/cli/flag/sectioned.go: NamedFlagSets"
 */
// tag::bind[]
public final class NamedFlagSets {
    final Map<String, Map<String, Flag<?>>> sections = new LinkedHashMap<>();

    /** Binds a group: from now on its flags are found by their names, and can be filled. */
    <T extends OptionGroup> T bind(String section, T group) {
        sections.put(section, group.flags);
        return group;
    }

    public Optional<Flag<?>> find(String name) {
        return all().stream().filter(flag -> flag.name.equals(name)).findFirst();
    }

    public List<Flag<?>> all() {
        return sections.values().stream()
                .<Flag<?>>mapMulti((section, add) -> section.values().forEach(add))
                .toList();
    }
}
// end::bind[]
