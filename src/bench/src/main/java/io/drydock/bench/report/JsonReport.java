package io.drydock.bench.report;

import io.drydock.apimachinery.json.JsonEncoder;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The figures for programs, every round of them. Rates are per second, times in seconds, memory in bytes. */
public final class JsonReport {
    private JsonReport() {}

    public static byte[] encode(Report report) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("at", report.at().toString());
        tree.put("server", report.server());
        tree.putObject("machine")
                .put("processor", report.machine().processor())
                .put("processors", report.machine().processors())
                .put("system", report.machine().system())
                .put("java", report.machine().java());
        ObjectNode settings = tree.putObject("settings");
        new TreeMap<>(report.settings()).forEach(settings::put);
        ArrayNode measurements = tree.putArray("measurements");
        report.measurements().forEach(measured -> measurements.add(tree(measured)));
        return JsonEncoder.encodePretty(tree);
    }

    private static ObjectNode tree(Measurement measured) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("name", measured.name());
        tree.put("title", measured.title());
        tree.put("unit", measured.unit().symbol());
        tree.put("server", measured.serverMedian());
        measured.limitMedian().ifPresent(limit -> tree.put("limit", limit));
        measured.share().ifPresent(share -> tree.put("share", share));
        tree.set("serverRounds", rounds(measured.server()));
        tree.set("limitRounds", rounds(measured.limit()));
        ObjectNode details = tree.putObject("details");
        measured.details().forEach(details::put);
        return tree;
    }

    private static ArrayNode rounds(List<Double> figures) {
        ArrayNode rounds = JsonNodeFactory.instance.arrayNode();
        figures.forEach(rounds::add);
        return rounds;
    }
}
