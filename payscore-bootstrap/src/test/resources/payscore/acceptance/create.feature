Feature: Create a service order
  A merchant asks for a service order; WeChat creates it and waits for the user.

  Rule: A number stands for one order with one set of terms

    Scenario: An order is created
      When the merchant creates a service order
      Then the service order waits for confirmation
      And WeChat has the service order

    @M05
    Scenario: The same order is created again
      Given a service order waiting for confirmation
      When the merchant creates the same service order again
      Then the merchant is told that it is there already
      And WeChat was asked to create it once

    @M05
    Scenario: The number is used with other terms
      Given a service order waiting for confirmation
      When the merchant uses its number for other terms
      Then the merchant is told that the number is taken
      And WeChat was asked to create it once

    @M09
    Scenario: The risk amount is more than the service allows
      When the merchant creates a service order with a risk amount above the ceiling
      Then the merchant is told which term is wrong
      And WeChat was not asked to create it

  Rule: An unknown answer is not a failure

    @W02
    Scenario: WeChat creates the order but its answer is lost
      Given WeChat's answer to the creation gets lost
      When the merchant creates a service order
      Then the merchant is told that the answer is not known yet
      And the service order comes to wait for confirmation
      And WeChat has the service order

    @W01
    Scenario: The request never reaches WeChat
      Given the request to create gets lost
      When the merchant creates a service order
      Then the merchant is told that the answer is not known yet
      And the service order comes to wait for confirmation

    @W10
    Scenario: WeChat answers with an error although it created the order
      Given WeChat reports an internal error after the creation
      When the merchant creates a service order
      Then the merchant is told that the answer is not known yet
      And the service order comes to wait for confirmation

    @W15
    Scenario: Somebody on the way changes WeChat's answer
      Given WeChat's answer to the creation is not signed correctly
      When the merchant creates a service order
      Then the merchant is told that the answer is not known yet
      And the service order comes to wait for confirmation

    Scenario: WeChat refuses the merchant
      Given WeChat refuses the creation for lack of permission
      When the merchant creates a service order
      Then the merchant is told that WeChat refused
