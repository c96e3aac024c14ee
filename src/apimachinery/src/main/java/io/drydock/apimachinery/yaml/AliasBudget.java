package io.drydock.apimachinery.yaml;

/**
 * Ends the reading of a document most of which aliases would make: a short text must not become a large tree.
 *
 * @see "Go: gopkg.in/yaml.v2/decode.go: allowedAliasRatio"
 */
final class AliasBudget {
    private static final long FEW_NODES = 400_000;
    private static final long MANY_NODES = 4_000_000;
    private static final double RATIO_FOR_FEW = 0.99;
    private static final double RATIO_FOR_MANY = 0.10;

    private long nodes;
    private long fromAliases;

    long nodes() {
        return nodes;
    }

    void node() {
        nodes++;
    }

    /** Counts before the nodes are made. */
    void alias(long count) {
        nodes += count;
        fromAliases += count;
        if (fromAliases > 100 && nodes > 1000 && (double) fromAliases / nodes > allowedRatio()) {
            throw new YamlSyntaxException("yaml: document contains excessive aliasing");
        }
    }

    private double allowedRatio() {
        if (nodes <= FEW_NODES) {
            return RATIO_FOR_FEW;
        }
        if (nodes >= MANY_NODES) {
            return RATIO_FOR_MANY;
        }
        double share = (double) (nodes - FEW_NODES) / (MANY_NODES - FEW_NODES);
        return RATIO_FOR_FEW - (RATIO_FOR_FEW - RATIO_FOR_MANY) * share;
    }
}
