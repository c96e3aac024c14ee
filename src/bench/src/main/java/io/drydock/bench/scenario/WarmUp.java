package io.drydock.bench.scenario;

/** Uses a server until it gets no faster: a JVM compiles what is hot only once it has seen that it is. */
final class WarmUp {
    /** What counts as faster. */
    private static final double GAIN = 1.04;

    /** How often in a row it must not have got faster; other work on the machine makes any server slow for a while. */
    private static final int STEADY = 2;

    private static final int MOST = 12;

    private WarmUp() {}

    /** Runs for a while and says how many answers there were a second. */
    interface Slice {
        double rate() throws InterruptedException;
    }

    static void run(Slice slice) throws InterruptedException {
        double best = 0;
        int steady = 0;
        for (int number = 0; number < MOST && steady < STEADY; number++) {
            double rate = slice.rate();
            steady = rate > best * GAIN ? 0 : steady + 1;
            best = Math.max(best, rate);
        }
    }
}
