package io.drydock.kubeapiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.options.OptionGroup;
import io.drydock.apiserver.options.Problems;
import java.util.List;

/**
 * Users that a proxy in front of the server has found, and names in headers.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/authentication.go: RequestHeaderAuthenticationOptions"
 */
public final class RequestHeaderOptions extends OptionGroup {
    public final Flag<String> clientCaFile = string(
            "requestheader-client-ca-file",
            "",
            "The authorities that sign the proxies' certificates. Only their headers are believed.");
    public final Flag<List<String>> allowedNames = strings(
            "requestheader-allowed-names",
            List.of(),
            "The common names of the proxies that are believed. Empty believes all that the authorities signed.");
    public final Flag<List<String>> usernameHeaders = strings(
            "requestheader-username-headers", List.of(), "Headers with the user's name, such as X-Remote-User.");
    public final Flag<List<String>> groupHeaders = strings(
            "requestheader-group-headers", List.of(), "Headers with the user's groups, such as X-Remote-Group.");
    public final Flag<List<String>> extraHeadersPrefix = strings(
            "requestheader-extra-headers-prefix",
            List.of(),
            "How the names of headers begin that say more about the user, such as X-Remote-Extra-.");

    RequestHeaderOptions() {
        super(BuiltInAuthenticationOptions.SECTION);
    }

    @Override
    public void validate(Problems problems) {
        for (Flag<List<String>> flag : List.of(usernameHeaders, groupHeaders, extraHeadersPrefix, allowedNames)) {
            if (clientCaFile.get().isEmpty() && !flag.get().isEmpty()) {
                problems.add(
                        flag, "needs --requestheader-client-ca-file, because headers of strangers are not believed");
            } else if (flag.get().stream().anyMatch(String::isBlank)) {
                problems.add(flag, "must have no empty names");
            }
        }
        if (!clientCaFile.get().isEmpty() && usernameHeaders.get().isEmpty()) {
            problems.add(clientCaFile, "needs --requestheader-username-headers, such as X-Remote-User");
        }
    }
}
