package io.drydock.kubeapiserver.registry.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Indexes of an indexed job as a text such as {@code 1,3-5}.
 *
 * @param completions all indexes are below it
 * @see "Go: pkg/apis/batch/validation/validation.go: validateIndexesFormat, parseIndexInterval, 1.36"
 */
record IndexIntervals(long completions) {
    private record Interval(long first, long last) {}

    /**
     * How many indexes the text stands for.
     *
     * @throws IllegalArgumentException in the real server's words when it is no such text
     */
    long count(String text) {
        long total = 0;
        long last = -1;
        for (String part : parts(text)) {
            Interval interval = interval(part);
            if (interval.first() <= last) {
                throw new IllegalArgumentException(
                        "non-increasing order, previous: " + last + ", current: " + interval.first());
            }
            last = interval.last();
            total += last - interval.first() + 1;
        }
        return total;
    }

    /** The first index that stands in both texts; parts that cannot be read are passed over. */
    OptionalLong overlap(String one, String other) {
        List<Interval> left = readable(one);
        List<Interval> right = readable(other);
        int i = 0;
        int k = 0;
        while (i < left.size() && k < right.size()) {
            Interval a = left.get(i);
            Interval b = right.get(k);
            if (a.first() <= b.last() && b.first() <= a.last()) {
                return OptionalLong.of(Math.max(a.first(), b.first()));
            }
            if (a.first() <= b.first()) {
                i++;
            } else {
                k++;
            }
        }
        return OptionalLong.empty();
    }

    private List<Interval> readable(String text) {
        List<Interval> intervals = new ArrayList<>();
        for (String part : parts(text)) {
            try {
                intervals.add(interval(part));
            } catch (IllegalArgumentException toldOfElsewhere) {
                continue;
            }
        }
        return intervals;
    }

    private static String[] parts(String text) {
        return text.isEmpty() ? new String[0] : text.split(",", -1);
    }

    private Interval interval(String text) {
        String[] limits = text.split("-", -1);
        if (limits.length > 2) {
            throw new IllegalArgumentException("the fragment \"" + text + "\" violates the requirement that an"
                    + " index interval can have at most two parts separated by '-'");
        }
        long first = index(limits[0]);
        if (limits.length == 1) {
            return new Interval(first, first);
        }
        long last = index(limits[1]);
        if (last <= first) {
            throw new IllegalArgumentException("non-increasing order, previous: " + first + ", current: " + last);
        }
        return new Interval(first, last);
    }

    private long index(String text) {
        boolean number = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            throw new IllegalArgumentException("cannot convert string to integer for index: \"" + text + "\"");
        }
        long index = Long.parseLong(text);
        if (index >= completions) {
            throw new IllegalArgumentException("too large index: \"" + text + "\"");
        }
        return index;
    }
}
