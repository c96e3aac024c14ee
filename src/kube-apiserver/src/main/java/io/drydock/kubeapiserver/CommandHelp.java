package io.drydock.kubeapiserver;

import io.drydock.apiserver.flags.FlagHelp;
import io.drydock.apiserver.flags.FlagSet;

/** What {@code serve --help} prints. */
final class CommandHelp {
    private static final String PURPOSE = "Serves the Kubernetes API as kube-apiserver does: it validates and keeps the"
            + " objects of a cluster, and lets clients watch them change.";
    private static final String DEFAULTS =
            "Below are kube-apiserver's own flags and defaults. Unless a flag says otherwise, drydock serve begins with:";

    private CommandHelp() {}

    static String text(FlagSet flags, int width) {
        return paragraph(PURPOSE, width)
                + "\nUsage:\n  drydock serve [flags]\n\n"
                + paragraph(DEFAULTS, width)
                + "\n"
                + FlagHelp.wrap(DrydockDefaults.text(), Math.max(1, width - 2)).stream()
                        .map(line -> "  " + line + "\n")
                        .reduce("", String::concat)
                + FlagHelp.text(flags, width);
    }

    private static String paragraph(String text, int width) {
        return String.join("\n", FlagHelp.wrap(text, width)) + "\n";
    }
}
