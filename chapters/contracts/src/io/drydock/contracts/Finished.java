package io.drydock.contracts;

/**
 * What a process left behind.
 *
 * @param out all it wrote to standard output
 * @param err all it wrote to standard error
 */
public record Finished(int exitCode, String out, String err) {}
