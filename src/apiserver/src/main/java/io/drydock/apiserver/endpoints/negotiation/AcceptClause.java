package io.drydock.apiserver.endpoints.negotiation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One alternative of an {@code Accept} header.
 *
 * @param parameters without the quality
 * @param quality 1 unless the client said otherwise
 * @see "Go: vendor/github.com/munnerz/goautoneg/autoneg.go: ParseAccept"
 */
record AcceptClause(String type, String subtype, Map<String, String> parameters, double quality) {

    /** The alternatives, the most wanted first. What cannot be read is left out. */
    static List<AcceptClause> parse(String header) {
        List<AcceptClause> clauses = new ArrayList<>();
        for (String part : header.split(",", -1)) {
            String[] words = part.strip().split(";", -1);
            String[] range = words[0].split("/", -1);
            String type = range[0].strip();
            if (range.length == 2) {
                clauses.add(withParameters(type, range[1].strip(), words));
            } else if (range.length == 1 && type.equals("*")) {
                clauses.add(withParameters(type, "*", words));
            }
        }
        return ordered(clauses);
    }

    boolean accepts(MediaType offered) {
        if (type.equals("*")) {
            return subtype.equals("*");
        }
        return type.equals(offered.type()) && (subtype.equals("*") || subtype.equals(offered.subtype()));
    }

    private static AcceptClause withParameters(String type, String subtype, String[] words) {
        Map<String, String> parameters = new HashMap<>();
        double quality = 1;
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            if (equals < 0) {
                continue;
            }
            String name = words[i].substring(0, equals).strip();
            String value = words[i].substring(equals + 1).strip();
            if (name.equals("q")) {
                quality = number(value);
            } else {
                parameters.put(name, value);
            }
        }
        return new AcceptClause(type, subtype, parameters, quality);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    /** By insertion, because "comes before" is not an order that a sort could rely on: quality first, then no star. */
    private static List<AcceptClause> ordered(List<AcceptClause> clauses) {
        List<AcceptClause> ordered = new ArrayList<>(clauses.size());
        for (AcceptClause clause : clauses) {
            int place = ordered.size();
            while (place > 0 && clause.comesBefore(ordered.get(place - 1))) {
                place--;
            }
            ordered.add(place, clause);
        }
        return ordered;
    }

    private boolean comesBefore(AcceptClause other) {
        return quality > other.quality
                || (!type.equals("*") && other.type.equals("*"))
                || (!subtype.equals("*") && other.subtype.equals("*"));
    }
}
