package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.AddressRules;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.StrictAddresses;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: validatePodDNSConfig, ValidateHostAliases" */
final class DnsConfigValidation {
    private static final int MAX_NAMESERVERS = 3;

    private final Release release;
    private final FieldErrors errors;

    DnsConfigValidation(Release release, FieldErrors errors) {
        this.release = release;
        this.errors = errors;
    }

    void validate(JsonNode spec, FieldPath path) {
        JsonNode config = spec.path("dnsConfig");
        JsonNode servers = config.path("nameservers");
        if (spec.path("dnsPolicy").asString("").equals("None")) {
            if (!config.isObject()) {
                errors.required(path, "must provide `dnsConfig` when `dnsPolicy` is None");
                return;
            }
            if (servers.isEmpty()) {
                errors.required(
                        path.child("nameservers"), "must provide at least one DNS nameserver when `dnsPolicy` is None");
                return;
            }
        }
        if (servers.size() > MAX_NAMESERVERS) {
            errors.invalid(
                    path.child("nameservers"), servers, "must not have more than " + MAX_NAMESERVERS + " nameservers");
        }
        for (int i = 0; i < servers.size(); i++) {
            validateAddress(
                    servers.get(i).asString(""), path.child("nameservers").index(i));
        }
        validateSearches(config.path("searches"), path.child("searches"));
        JsonNode options = config.path("options");
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).path("name").asString("").isEmpty()) {
                errors.required(path.child("options").index(i), "must not be empty");
            }
        }
    }

    /** Older releases do not say which of the aliases, or of its names, is wrong. */
    void validateHostAliases(JsonNode aliases, FieldPath path) {
        boolean newer = release.atLeast(Release.V1_36);
        for (int i = 0; i < aliases.size(); i++) {
            FieldPath here = newer ? path.index(i) : path;
            validateAddress(aliases.get(i).path("ip").asString(""), here.child("ip"));
            int index = 0;
            for (JsonNode name : aliases.get(i).path("hostnames")) {
                FieldPath names = here.child("hostnames");
                errors.invalid(
                        newer ? names.index(index++) : names, name, NameRules.dns1123Subdomain(name.asString("")));
            }
        }
    }

    private void validateSearches(JsonNode searches, FieldPath path) {
        boolean newer = release.atLeast(Release.V1_36);
        int mostPaths = newer ? 32 : 6;
        int mostCharacters = newer ? 2048 : 256;
        if (searches.size() > mostPaths) {
            errors.invalid(path, searches, "must not have more than " + mostPaths + " search paths");
        }
        int characters = Math.max(0, searches.size() - 1);
        for (JsonNode search : searches) {
            characters += search.asString("").length();
        }
        if (characters > mostCharacters) {
            errors.invalid(
                    path,
                    searches,
                    "must not have more than " + mostCharacters + " characters (including spaces) in the search list");
        }
        for (int i = 0; i < searches.size(); i++) {
            String search = searches.get(i).asString("");
            String relative = search.endsWith(".") ? search.substring(0, search.length() - 1) : search;
            if (!release.atLeast(Release.V1_36)) {
                errors.invalid(path.index(i), relative, NameRules.dns1123Subdomain(relative));
            } else if (!search.equals(".")) {
                errors.invalid(path.index(i), relative, NameRules.dns1123SubdomainWithUnderscore(relative));
            }
        }
    }

    private void validateAddress(String address, FieldPath path) {
        if (release.atLeast(Release.V1_36)) {
            errors.invalid(path, address, StrictAddresses.ip(address, List.of()));
        } else if (!AddressRules.ip(address).isEmpty()) {
            errors.invalid(path, address, "must be valid IP address");
        }
    }
}
