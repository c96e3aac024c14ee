package io.drydock.apiserver.options;

import io.drydock.apiserver.flags.Flag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Which admission plug-ins look at writes.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/admission.go: AdmissionOptions"
 */
public final class AdmissionOptions extends OptionGroup {
    private static final String ORDER = " The order of the names does not matter.";

    private final Supplier<List<String>> known;
    private final Set<String> leftOut;

    public final Flag<List<String>> enablePlugins = strings(
            "enable-admission-plugins",
            List.of(),
            "Admission plug-ins to run besides those that always do, between commas." + ORDER);
    public final Flag<List<String>> disablePlugins = strings(
            "disable-admission-plugins",
            List.of(),
            "Admission plug-ins not to run although they would be by default, between commas." + ORDER);
    public final Flag<List<String>> admissionControl = strings(
                    "admission-control",
                    List.of(),
                    "The admission plug-ins to run, and no others. Use --enable-admission-plugins and"
                            + " --disable-admission-plugins.")
            .deprecated();
    public final Flag<String> configFile = string(
            "admission-control-config-file",
            "",
            "A file that configures admission plug-ins: an AdmissionConfiguration of apiserver.config.k8s.io/v1.");

    /**
     * Options for choosing among plug-ins.
     *
     * @param known their names in the order in which they run; asked for once all flags are read
     * @param leftOut those of the names for which there is no plug-in
     */
    public AdmissionOptions(Supplier<List<String>> known, Set<String> leftOut) {
        super("Admission");
        this.known = known;
        this.leftOut = Set.copyOf(leftOut);
    }

    /** The plug-ins that the user names to be run. */
    public List<String> asked() {
        return Stream.concat(enablePlugins.get().stream(), admissionControl.get().stream())
                .toList();
    }

    /** The plug-ins to run, in the order in which they run. */
    public List<String> pluginsToRun(Set<String> onByDefault) {
        Set<String> chosen = new LinkedHashSet<>(onByDefault);
        chosen.addAll(enablePlugins.get());
        chosen.removeAll(disablePlugins.get());
        if (!admissionControl.get().isEmpty()) {
            chosen = new LinkedHashSet<>(admissionControl.get());
        }
        return known.get().stream().filter(chosen::contains).toList();
    }

    @Override
    public void validate(Problems problems) {
        if (!admissionControl.get().isEmpty() && (enablePlugins.isChanged() || disablePlugins.isChanged())) {
            problems.add(
                    admissionControl,
                    "cannot be combined with --enable-admission-plugins or --disable-admission-plugins");
        }
        for (Flag<List<String>> flag : List.of(enablePlugins, disablePlugins, admissionControl)) {
            for (String name : flag.get()) {
                if (!known.get().contains(name)) {
                    problems.add("--" + flag.name() + ": there is no admission plug-in \"" + name + "\"; there are "
                            + String.join(", ", known.get()));
                }
            }
        }
        for (String name : asked()) {
            if (leftOut.contains(name) && known.get().contains(name)) {
                problems.add("--" + (enablePlugins.get().contains(name) ? enablePlugins : admissionControl).name()
                        + ": the admission plug-in \"" + name
                        + "\" is not built here, and writes would pass that it should refuse; leave it out");
            }
        }
        for (String name : disablePlugins.get()) {
            if (enablePlugins.get().contains(name)) {
                problems.add("--enable-admission-plugins and --disable-admission-plugins both name \"" + name
                        + "\"; keep one of them");
            }
        }
    }
}
