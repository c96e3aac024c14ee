package io.drydock.chapters.command;

import static io.drydock.chapters.command.ValueType.MAP;

import java.util.Map;

/**
 * Which APIs are on.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/api_enablement.go: APIEnablementOptions"
 */
public final class ApiEnablementOptions extends OptionGroup {
    public final Flag<Map<String, String>> runtimeConfig =
            flag("runtime-config", MAP, "", "APIs to turn on or off, as group/version=true, between commas.");
}
