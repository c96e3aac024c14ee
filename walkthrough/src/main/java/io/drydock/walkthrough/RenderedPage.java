package io.drydock.walkthrough;

import java.util.List;

/**
 * A page as HTML, without what surrounds it.
 *
 * @param name of the page
 * @param title in plain text
 * @param summary one sentence in plain text
 * @param sections of the first level
 * @param html its body
 */
record RenderedPage(String name, String title, String summary, List<Section> sections, String html) {
    RenderedPage {
        sections = List.copyOf(sections);
    }

    /** @param id its anchor */
    record Section(String id, String title) {}

    String htmlFile() {
        return name + ".html";
    }
}
