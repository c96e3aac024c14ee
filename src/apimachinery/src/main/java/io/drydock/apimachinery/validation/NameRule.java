package io.drydock.apimachinery.validation;

import java.util.List;

/**
 * What a kind asks of the names of its objects, such as {@link NameRules#nameIsDnsSubdomain}.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/api/validation/generic.go: ValidateNameFunc"
 */
@FunctionalInterface
public interface NameRule {

    /**
     * The problems found, each a message; empty when the name is good.
     *
     * @param isPrefix the name is a {@code generateName}, and more will be appended
     */
    List<String> problems(String name, boolean isPrefix);
}
