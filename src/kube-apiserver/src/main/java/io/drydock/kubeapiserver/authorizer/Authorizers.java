package io.drydock.kubeapiserver.authorizer;

import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.authorization.RuleResolver;

/**
 * What became of an {@link AuthorizerConfig}.
 *
 * @param authorizer asked for every request and by access reviews
 * @param rules asked by SelfSubjectRulesReviews
 */
public record Authorizers(Authorizer authorizer, RuleResolver rules) {}
