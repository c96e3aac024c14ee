package io.drydock.apiserver.cel.library;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import io.drydock.apiserver.cel.library.Functions.Argument;

/**
 * URLs and their parts: {@code url("https://example.com:80/path?k=v").getHost()}.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/library/urls.go: URLs (1.36)"
 */
final class UrlFunctions {
    private static final CelType TYPE = OpaqueType.create("kubernetes.URL");
    private static final CelType QUERY = MapType.create(SimpleType.STRING, ListType.create(SimpleType.STRING));
    private static final Argument<Url> URL = new Argument<>(TYPE, Url.class);

    private UrlFunctions() {}

    static void addTo(Functions functions) {
        functions.global("url", "string_to_url", TYPE, Arguments.STRING, Url::parse);
        functions.global("isURL", "is_url_string", SimpleType.BOOL, Arguments.STRING, Url::isUrl);
        functions.member("getScheme", "url_get_scheme", SimpleType.STRING, URL, Url::scheme);
        functions.member("getHost", "url_get_host", SimpleType.STRING, URL, Url::host);
        functions.member("getHostname", "url_get_hostname", SimpleType.STRING, URL, Url::hostname);
        functions.member("getPort", "url_get_port", SimpleType.STRING, URL, Url::port);
        functions.member("getEscapedPath", "url_get_escaped_path", SimpleType.STRING, URL, Url::path);
        functions.member("getQuery", "url_get_query", QUERY, URL, Url::queryValues);
    }
}
