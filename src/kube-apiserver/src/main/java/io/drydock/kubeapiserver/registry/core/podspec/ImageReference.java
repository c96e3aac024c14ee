package io.drydock.kubeapiserver.registry.core.podspec;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a container's image, as far as it says whether the image may change under that name.
 *
 * @see "Go: pkg/util/parsers/parsers.go: ParseImageName"
 */
final class ImageReference {
    private static final String LABEL = "[a-zA-Z0-9]++(?:-++[a-zA-Z0-9]++)*+";
    private static final String HOST = "(?:" + LABEL + "(?:\\." + LABEL + ")*+|\\[[a-fA-F0-9:]++\\])(?::[0-9]++)?+";
    private static final String COMPONENT = "[a-z0-9]++(?:(?:__|[._]|-++)[a-z0-9]++)*+";
    private static final String PATH = COMPONENT + "(?:/" + COMPONENT + ")*+";
    private static final String DIGEST = "sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}";
    private static final Pattern NORMALIZED = Pattern.compile(
            HOST + "/(?<path>" + PATH + ")(?::(?<tag>\\w[\\w.-]{0,127}+))?+(?:@(?<digest>" + DIGEST + "))?+");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-f0-9]{64}");
    private static final int LONGEST_PATH = 255;

    private ImageReference() {}

    /** Whether it is the latest image of its name: tagged so, or neither tagged nor named by its digest. */
    static boolean isLatest(String image) {
        Matcher parts = NORMALIZED.matcher(normalized(image));
        if (IDENTIFIER.matcher(image).matches()
                || !parts.matches()
                || parts.group("path").length() > LONGEST_PATH) {
            return false;
        }
        return parts.group("tag") == null ? parts.group("digest") == null : "latest".equals(parts.group("tag"));
    }

    /** Names that say no registry are those of the first one there was. */
    private static String normalized(String image) {
        int slash = image.indexOf('/');
        String first = image.substring(0, Math.max(slash, 0));
        boolean isHost = first.equals("localhost")
                || first.indexOf('.') >= 0
                || first.indexOf(':') >= 0
                || !first.equals(first.toLowerCase(Locale.ROOT));
        return isHost ? image : "docker.io/" + image;
    }
}
