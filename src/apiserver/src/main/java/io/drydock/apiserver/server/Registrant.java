package io.drydock.apiserver.server;

/** Finds out which code outside this package is calling, to name it when its registration gets in another's way. */
final class Registrant {
    private static final StackWalker STACK = StackWalker.getInstance();
    private static final String PACKAGE = Registrant.class.getPackageName();

    private Registrant() {}

    static String ofCaller() {
        return STACK.walk(frames -> frames.filter(frame -> !isOurs(frame.getClassName()))
                .findFirst()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .orElse("unknown"));
    }

    private static boolean isOurs(String className) {
        return className.startsWith(PACKAGE)
                && className.indexOf('.', PACKAGE.length() + 1) < 0
                && !className.endsWith("Test");
    }
}
