package io.drydock.walkthrough;

/** The three bodies of code that a page shows side by side. */
enum Body {
    CHAPTER("chapter"),
    TEST("test"),
    SYSTEM("system");

    private final String word;

    Body(String word) {
        this.word = word;
    }

    /** As pages and captions say it. */
    String word() {
        return word;
    }

    /**
     * To which body a file belongs. Contracts are tests: they run against a chapter and against the system.
     *
     * @param path relative to the root of the project, with slashes
     */
    static Body of(String path) {
        if (path.contains("/test/") || path.startsWith("chapters/contracts/")) {
            return TEST;
        }
        return path.startsWith("chapters/") ? CHAPTER : SYSTEM;
    }
}
