package io.drydock.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;
import org.w3c.dom.Document;

class PictureTest {
    @Test
    void a_chain_has_a_box_for_each_link_and_an_arrow_between_two() throws Exception {
        Picture picture = Chain.of("first", "<second>", "third")
                .lit("third")
                .noted(List.of("", "a & b"))
                .picture();
        Document svg = parsed(picture);
        assertEquals(4, svg.getElementsByTagName("rect").getLength(), "the ground and three boxes");
        assertEquals("<second>", svg.getElementsByTagName("text").item(2).getTextContent());
        assertEquals("first → <second> (a & b) → [third]", picture.words());
    }

    @Test
    void the_longest_bar_is_as_long_as_there_is_room_and_the_others_in_proportion() throws Exception {
        Picture picture = new Bars("ms").bar("half", 20).bar("all", 40).picture();
        var boxes = parsed(picture).getElementsByTagName("rect");
        assertEquals("180", boxes.item(1).getAttributes().getNamedItem("width").getNodeValue());
        assertEquals("360", boxes.item(2).getAttributes().getNamedItem("width").getNodeValue());
        assertEquals("half: 20 ms, all: 40 ms", picture.words());
    }

    @Test
    void the_kernel_finds_who_shows_pictures() {
        assertInstanceOf(
                PictureDisplay.class,
                ServiceLoader.load(DisplayProvider.class).findFirst().orElseThrow());
    }

    private static Document parsed(Picture picture) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(picture.svg().getBytes(StandardCharsets.UTF_8)));
    }
}
