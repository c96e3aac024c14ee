package io.drydock.bench.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgChartTest {
    private static final Machine MACHINE = new Machine("Abacus <& \"Sons\">", 2, "Linux 6", "OpenJDK 25");
    private static final Measurement HALF =
            new Measurement("get", "GET one pod", Unit.PER_SECOND, List.of(50.0), List.of(100.0), Map.of());
    private static final Measurement FASTER =
            new Measurement("put", "PUT", Unit.PER_SECOND, List.of(50.0), List.of(10.0), Map.of());
    private static final Measurement ALONE =
            new Measurement("memory", "memory", Unit.BYTES, List.of(1e9), List.of(), Map.of());

    @Test
    void the_chart_is_well_formed_whatever_the_names_are() throws Exception {
        Document chart = parse(SvgChart.draw(report(HALF, FASTER, ALONE)));
        assertEquals("svg", chart.getDocumentElement().getNodeName());
        assertTrue(chart.getDocumentElement().getTextContent().contains("Abacus <& \"Sons\">"));
    }

    @Test
    void a_bar_is_as_long_as_the_share_and_never_longer_than_the_chart() throws Exception {
        NodeList bars = parse(SvgChart.draw(report(HALF, FASTER))).getElementsByTagName("rect");
        assertEquals(4, bars.getLength());
        assertEquals(184, width(bars, 1), 0.1);
        assertEquals(368, width(bars, 3), 0.1);
    }

    @Test
    void a_report_of_nothing_is_a_chart_too() throws Exception {
        assertEquals(
                0, parse(SvgChart.draw(report())).getElementsByTagName("rect").getLength());
    }

    private static double width(NodeList bars, int index) {
        return Double.parseDouble(((Element) bars.item(index)).getAttribute("width"));
    }

    private static Report report(Measurement... measurements) {
        return new Report(Instant.EPOCH, MACHINE, "Drydock", Map.of(), List.of(measurements));
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    }
}
