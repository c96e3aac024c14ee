package io.drydock.chapters.command;

import static io.drydock.chapters.command.ValueType.BOOL;
import static io.drydock.chapters.command.ValueType.INT;

/**
 * What every program has.
 *
 * @see "Go: cmd/kube-apiserver/app/options/globalflags.go: AddCustomGlobalFlags"
 */
public final class GlobalOptions extends OptionGroup {
    public final Flag<Boolean> help = flag("help", BOOL, "false", "Show this help.");
    public final Flag<Boolean> version = flag("version", BOOL, "false", "Print the version and stop.");
    public final Flag<Integer> verbosity = flag("v", INT, "0", "How much to log.");
}
