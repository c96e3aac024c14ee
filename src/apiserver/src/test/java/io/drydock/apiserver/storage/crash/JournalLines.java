package io.drydock.apiserver.storage.crash;

import java.io.PrintStream;

/** A journal as lines of text, from one process to another. */
record JournalLines(PrintStream out) implements Journal {
    private static final int WORDS = 6;

    @Override
    public void begun(Attempt attempt) {
        print("begun", attempt, 0);
    }

    @Override
    public void acknowledged(Attempt attempt, long revision) {
        print("acknowledged", attempt, revision);
    }

    @Override
    public void withdrawn(Attempt attempt) {
        print("withdrawn", attempt, 0);
    }

    @Override
    public void seen(Attempt told, long revision) {
        print("seen", told, revision);
    }

    private void print(String what, Attempt attempt, long revision) {
        synchronized (out) {
            out.println(what + " " + attempt.id() + " " + attempt.key() + " " + attempt.size() + " " + revision + " .");
            out.flush();
        }
    }

    /** Tells a journal what a line says. One that is cut short says nothing. */
    static void read(String line, Journal journal) {
        String[] words = line.split(" ", -1);
        if (words.length < WORDS) {
            return;
        }
        Attempt attempt = new Attempt(words[1], words[2], Integer.parseInt(words[3]));
        long revision = Long.parseLong(words[4]);
        switch (words[0]) {
            case "begun" -> journal.begun(attempt);
            case "acknowledged" -> journal.acknowledged(attempt, revision);
            case "withdrawn" -> journal.withdrawn(attempt);
            case "seen" -> journal.seen(attempt, revision);
            default -> throw new IllegalArgumentException("no such line: " + line);
        }
    }
}
