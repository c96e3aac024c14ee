package io.drydock.chapters.complete;

/** What became of an option: what the user had said of it, what it is now, and why. */
public record Decision(String flag, String before, String after, String why) {}
