Feature: Complete a service order and get paid
  The merchant ends the service with its final amount; WeChat collects by itself.

  Rule: Only WeChat's word means money

    Scenario: The order is completed, collected and paid
      Given a service order in service
      When the merchant completes it with 600 fen
      Then WeChat is collecting 600 fen
      And the service order is paid with 600 fen

    @C21
    Scenario: The report of the payment is lost
      Given a service order in service
      And WeChat's reports get lost
      When the merchant completes it with 600 fen
      Then the service order is paid with 600 fen

    Scenario: The deduction fails and the user pays on the phone
      Given a service order in service
      And WeChat cannot deduct from the user
      When the merchant completes it with 600 fen
      Then WeChat is collecting 600 fen
      When the user pays on the phone
      Then the service order is paid with 600 fen

    Scenario: The service costs nothing
      Given a service order in service
      When the merchant completes it with 0 fen
      Then the service order is closed without payment

  Rule: A completion counts once

    @W02
    Scenario: WeChat completes the order but its answer is lost
      Given a service order in service
      And WeChat's answer to the completion gets lost
      When the merchant completes it with 600 fen
      Then the merchant is told that the answer is not known yet
      And the service order is paid with 600 fen
      And the user was charged once

    Scenario: The merchant repeats the completion
      Given a service order in service
      When the merchant completes it with 600 fen
      And the merchant completes it with 600 fen again
      Then the service order is paid with 600 fen
      And WeChat was asked to complete it once

  Rule: A completion keeps the terms

    @M09
    Scenario: More than the deposit
      Given a service order in service
      When the merchant completes it with 9901 fen
      Then the merchant is told which term is wrong
      And the service order is in service

    Scenario: A sum that does not add up
      Given a service order in service
      When the merchant completes it with a total that is not the sum
      Then the merchant is told which term is wrong
      And the service order is in service

    Scenario: Before the user confirmed
      Given a service order waiting for confirmation
      When the merchant completes it with 600 fen
      Then the merchant is told that this is not possible now
      And the service order waits for confirmation
