package io.drydock.bench.inside;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of this package. JMH prints what comes out. */
public final class Inside {
    private static final TimeValue SECOND = TimeValue.seconds(1);

    private Inside() {}

    /**
     * @param pattern which benchmarks, as a regular expression for their names; {@code all} for all
     * @param quick whether to have only a short look, without a process for each
     * @throws IllegalStateException when JMH cannot run them
     */
    public static void run(String pattern, boolean quick) {
        String names = Inside.class.getPackageName() + ".*" + (pattern.equals("all") ? "" : pattern);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(names)
                .warmupTime(SECOND)
                .measurementTime(SECOND)
                .jvmArgsAppend("-XX:+UseSerialGC")
                .shouldFailOnError(true);
        if (quick) {
            options.forks(0).warmupIterations(1).measurementIterations(1).measurementTime(TimeValue.milliseconds(100));
        }
        try {
            new Runner(options.build()).run();
        } catch (RunnerException failure) {
            throw new IllegalStateException("the benchmarks failed: " + failure.getMessage(), failure);
        }
    }
}
